'use client';

import { useFormStatus } from 'react-dom';
import { Button, type ButtonProps } from '#components/ui/button.tsx';

export function SubmitButton({ variant = 'primary', ...props }: ButtonProps) {
  const { pending } = useFormStatus();
  return <Button type="submit" size="lg" variant={variant} pending={pending} {...props} />;
}

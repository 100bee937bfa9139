const script = `(function(d,r,s){
try{window.__webpack_nonce__=d.currentScript&&d.currentScript.nonce}catch(e){}
var q=matchMedia('(prefers-color-scheme: dark)');
function read(k){try{return localStorage.getItem(k)}catch(e){return null}}
function apply(){var t=read('latchkey-theme');
r.classList.toggle('dark',t==='dark'||(t!=='light'&&q.matches));
var m=d.getElementById('chosen-color');
if(t==='dark'||t==='light'){m=m||d.createElement('meta');m.id='chosen-color';m.name='theme-color';m.content=t==='dark'?'#10141b':'#fcfaf6';d.head.prepend(m)}
else if(m)m.remove();
r.classList.toggle('compact',read('latchkey-rows')==='compact')}
apply();q.addEventListener('change',apply);addEventListener('storage',apply);addEventListener('latchkey-preference',apply);
})(document,document.documentElement)`;

export function BeforePaint({ nonce }: { readonly nonce: string | undefined }) {
  return (
    <script
      nonce={nonce}
      suppressHydrationWarning
      // biome-ignore lint/security/noDangerouslySetInnerHtml: a constant; the theme has to stand before the first paint
      dangerouslySetInnerHTML={{ __html: script }}
    />
  );
}

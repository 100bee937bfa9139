/** How deep the brackets of a JSON text go, those in strings not counted. */
export function depthOf(json: string): number {
  let depth = 0;
  let most = 0;
  let inString = false;
  for (let place = 0; place < json.length; place++) {
    const sign = json.charCodeAt(place);
    if (inString) {
      if (sign === 0x5c) place++;
      else if (sign === 0x22) inString = false;
    } else if (sign === 0x22) inString = true;
    else if (sign === 0x7b || sign === 0x5b) most = Math.max(most, ++depth);
    else if (sign === 0x7d || sign === 0x5d) depth--;
  }
  return most;
}

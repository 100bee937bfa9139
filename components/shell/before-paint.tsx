/** Stands before any other script: the theme, and the last button that was pressed before its screen could answer. */
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
var early,at=0;
function keep(e){var b=e.target.closest&&e.target.closest('[data-slot=shell] button,[data-slot=shell]~nav button');
if(b){early=b;at=Date.now();e.preventDefault();e.stopImmediatePropagation()}}
addEventListener('click',keep,true);
addEventListener('latchkey-ready',function(){removeEventListener('click',keep,true);
if(early&&early.isConnected&&Date.now()-at<10000)early.click();early=null},{once:true});
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

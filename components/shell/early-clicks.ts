/** Told once what is on the screen answers. */
export const answersEvent = 'latchkey-answers';

/** A button that is pressed before the page's code is there: the press waits for it, the last one counts, after ten seconds none. */
export const earlyClicks = `(function(d){
var ready,kept,until;
addEventListener('${answersEvent}',function(){ready=true});
function answers(b){return (ready||performance.now()>1e4)&&Object.keys(b).some(function(k){return k.indexOf('__reactProps')===0})}
function again(){var b=kept;
if(!b)return;
if(Date.now()>until||!d.contains(b))kept=null;
else if(!answers(b))setTimeout(again,30);
else{kept=null;b.click()}}
d.addEventListener('click',function(e){
var b=e.target.closest&&e.target.closest('button[type=button]');
if(!b||answers(b)){kept=null;return}
e.preventDefault();e.stopImmediatePropagation();
if(!kept)setTimeout(again,30);
kept=b;until=Date.now()+1e4},true);
})(document)`;

import Sortable from 'sortablejs';

for (const forceFallback of [false, true]) {
  const list = document.createElement('div');
  list.id = forceFallback ? 'pointer' : 'html';
  for (const name of ['one', 'two', 'three']) {
    const item = document.createElement('div');
    item.setAttribute('role', 'button');
    item.setAttribute('aria-label', `${list.id} ${name}`);
    item.style.cssText = 'height:40px;width:200px;background:#ddd;margin:2px';
    item.textContent = name;
    list.append(item);
  }
  document.body.append(list);
  new Sortable(list, { forceFallback });
}

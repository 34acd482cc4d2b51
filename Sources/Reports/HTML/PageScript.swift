/// What the page does by itself: folding, searching, tabs, and the table step by step.
///
/// Foreign text reaches the page as text (`textContent`) only.
enum PageScript {
  /// What the page's security policy lets run: this script and no other. `MarkupTests` holds it against
  /// the source, and says what it is when that changes.
  static let hash: StaticString = "sha256-BIQzZW/tKEISFfSN9Iq/FgsoTFPn5b1wNaIz9CQVyho="

  static let source: StaticString = #"""
    (() => {
      'use strict';
      const root = document.documentElement;
      root.classList.add('js');
      const all = (selector, from) => Array.from((from || document).querySelectorAll(selector));
      const one = id => document.getElementById(id);

      // Light and dark: the system's choice until somebody chooses.
      const remember = (key, value) => { try { localStorage.setItem(key, value); } catch { } };
      try { const theme = localStorage.getItem('partita-theme'); if (theme) root.dataset.theme = theme; } catch { }
      one('theme').addEventListener('click', () => {
        const isDark = getComputedStyle(root).colorScheme === 'dark';
        root.dataset.theme = isDark ? 'light' : 'dark';
        remember('partita-theme', root.dataset.theme);
      });

      // The contents stand open where there is room beside the text.
      const contents = one('contents');
      const wide = matchMedia('(min-width:64rem)');
      const fit = () => { contents.open = wide.matches; };
      wide.addEventListener('change', fit);
      fit();

      const folds = () => all('main details');
      one('unfold').addEventListener('click', () => folds().forEach(d => { d.open = true; }));
      one('fold').addEventListener('click', () => folds().forEach(d => { d.open = false; }));
      let wereOpen = null;
      addEventListener('beforeprint', () => { wereOpen = folds().filter(d => d.open); folds().forEach(d => { d.open = true; }); });
      addEventListener('afterprint', () => { folds().forEach(d => { d.open = (wereOpen || []).includes(d); }); });

      // Search: steps that hold every word stay.
      const steps = all('[data-step]').map(section => ({
        section, link: document.querySelector('nav.side a[href="#' + section.id + '"]'), text: null }));
      const search = one('search');
      search.addEventListener('input', () => {
        const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
        let found = 0;
        for (const step of steps) {
          if (words.length && step.text === null) step.text = step.section.textContent.toLowerCase();
          const isFound = words.every(word => step.text.includes(word));
          step.section.hidden = !isFound;
          if (step.link) step.link.parentElement.hidden = !isFound;
          if (isFound) found += 1;
        }
        one('found').textContent = words.length ? found + ' of ' + steps.length + ' steps' : '';
      });

      // Tabs, made when a request is unfolded for the first time.
      const makeTabs = details => {
        const list = details.querySelector('[role=tablist]');
        if (!list || list.dataset.made) return;
        list.dataset.made = 'yes';
        const tabs = all('[role=tab]', list);
        const panels = tabs.map(tab => one(tab.getAttribute('aria-controls')));
        const choose = (chosen, focus) => tabs.forEach((tab, index) => {
          const isChosen = tab === chosen;
          tab.setAttribute('aria-selected', isChosen ? 'true' : 'false');
          tab.tabIndex = isChosen ? 0 : -1;
          panels[index].hidden = !isChosen;
          if (isChosen && focus) tab.focus();
        });
        list.addEventListener('click', event => { const tab = event.target.closest('[role=tab]'); if (tab) choose(tab, true); });
        list.addEventListener('keydown', event => {
          const at = tabs.indexOf(document.activeElement);
          const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
          if (to === undefined) return;
          event.preventDefault();
          choose(tabs[(to + tabs.length) % tabs.length], true);
        });
        choose(tabs[0], false);
      };
      all('details.request').forEach(details => {
        if (details.open) makeTabs(details);
        details.addEventListener('toggle', () => { if (details.open) makeTabs(details); });
      });

      // The tables step by step, for each run of the page.
      const element = (name, className, text) => {
        const made = document.createElement(name);
        if (className) made.className = className;
        if (text !== undefined) made.textContent = text;
        return made;
      };
      const named = (cell, name, value, className) => {
        cell.append(element('small', className, name), document.createTextNode(value));
        return cell;
      };
      all('[data-tables]').forEach(section => {
        const only = selector => section.querySelector(selector);
        const data = JSON.parse(only('script').textContent);
        const slider = only('[type=range]'), stage = only('.stage'), where = only('.where'), view = only('select');
        const back = only('[data-move="-1"]'), forth = only('[data-move="1"]');
        const stateAt = position => {
          const now = new Map();
          for (let step = 0; step <= position; step += 1) {
            for (const [from, to] of data.steps[step].c) {
              const version = data.versions[to < 0 ? from : to];
              if (to < 0) now.delete(version.i); else now.set(version.i, { to, from: -1, step });
            }
          }
          // What the last step changed is marked; what it removed is still shown.
          for (const [from, to] of data.steps[position].c) {
            const version = data.versions[to < 0 ? from : to];
            now.set(version.i, to < 0 ? { to: from, mark: 'is-gone' } : { to, from, mark: from < 0 ? 'is-new' : 'is-changed' });
          }
          return Array.from(now.values());
        };
        const place = (version, shown) => {
          if (shown.index === undefined) return version.t === shown.table ? { r: version.r, k: version.k } : null;
          const entry = version.x.find(x => x[0] === shown.index);
          return entry && version.t === shown.table ? { r: entry[1], k: entry.slice(2) } : null;
        };
        const draw = () => {
          const position = Number(slider.value);
          const shown = data.views[Number(view.value)];
          const rows = [];
          for (const entry of stateAt(position)) {
            const version = data.versions[entry.to];
            const found = place(version, shown);
            if (!found) continue;
            const own = (shown.index === undefined ? [] : version.p).concat(version.a)
              .filter(([name]) => !shown.keys.includes(name) && (!shown.only || shown.only.includes(name)));
            rows.push({ entry, version, place: found, attributes: own });
          }
          rows.sort((a, b) => a.place.r - b.place.r || a.version.i - b.version.i);
          const count = rows.filter(row => row.entry.mark !== 'is-gone').length;
          const cut = rows.slice(0, 200);
          const width = Math.max(1, ...cut.map(row => row.attributes.length));
          const table = element('table', 'drawn');
          const caption = element('caption', '', shown.title);
          caption.append(element('span', 'count', ' · ' + count + (count === 1 ? ' item' : ' items')));
          const head = element('tr');
          shown.keys.slice(0, 2).forEach((key, index) => {
            const cell = named(element('th'), index ? 'sort key' : 'partition key', key);
            cell.scope = 'col';
            head.append(cell);
          });
          const rest = element('th', '', 'attributes');
          rest.scope = 'colgroup';
          rest.colSpan = width;
          head.append(rest);
          const thead = element('thead');
          thead.append(head);
          table.append(caption, thead);
          let body = null, first = null, key = null, parity = 0;
          for (const row of cut) {
            const line = element('tr', ((row.version.e < 0 ? '' : 'e' + row.version.e % 8) + ' ' + (row.entry.mark || '')).trim());
            if (body === null || row.place.k[0] !== key) {
              key = row.place.k[0];
              body = element('tbody', parity % 2 ? 'odd' : 'even');
              parity += 1;
              first = element('th', 'pk', key);
              first.scope = 'rowgroup';
              first.rowSpan = 1;
              line.append(first);
              table.append(body);
            } else {
              first.rowSpan += 1;
            }
            if (shown.keys.length > 1) {
              const cell = element('th', 'sk');
              cell.scope = 'row';
              if (row.version.e >= 0) cell.append(element('small', 'entity', data.entities[row.version.e]));
              cell.append(document.createTextNode(row.place.k[1] || ''));
              line.append(cell);
            }
            const before = row.entry.from >= 0 ? new Map(data.versions[row.entry.from].p.concat(data.versions[row.entry.from].a)) : null;
            for (const [name, value] of row.attributes) {
              const cell = element('td');
              const old = before ? before.get(name) : value;
              cell.append(element('small', '', name));
              if (before && old !== value) {
                cell.className = 'touched';
                if (old !== undefined) cell.append(element('del', '', old), document.createTextNode(' → '));
                cell.append(element('ins', '', value));
              } else {
                cell.append(document.createTextNode(value));
              }
              line.append(cell);
            }
            if (row.attributes.length < width) {
              const none = element('td', 'none');
              none.colSpan = width - row.attributes.length;
              line.append(none);
            }
            body.append(line);
          }
          stage.replaceChildren(table);
          stage.setAttribute('aria-label', shown.title);
          if (cut.length < rows.length) stage.append(element('p', 'cut', '… ' + (rows.length - cut.length) + ' more items'));
          const step = data.steps[position];
          const marks = { 'is-new': 'added', 'is-changed': 'changed', 'is-gone': 'removed' };
          const counts = Object.entries(marks).map(([mark, word]) => [rows.filter(row => row.entry.mark === mark).length, word])
            .filter(([number]) => number).map(([number, word]) => number + ' ' + word).join(', ');
          where.textContent = (step.n ? 'After step ' + step.n + ': ' + step.t : step.t) + (counts ? ' – ' + counts : '');
          slider.setAttribute('aria-valuetext', where.textContent);
          back.disabled = position === 0;
          forth.disabled = position === data.steps.length - 1;
        };
        const move = position => { slider.value = String(Math.max(0, Math.min(data.steps.length - 1, position))); draw(); };
        slider.addEventListener('input', draw);
        view.addEventListener('change', draw);
        back.addEventListener('click', () => move(Number(slider.value) - 1));
        forth.addEventListener('click', () => move(Number(slider.value) + 1));
        all('a[data-state][href="#' + section.id + '"]').forEach(link => link.addEventListener('click', () => {
          // The table that the step changed, where another one is shown.
          const touched = data.steps[Number(link.dataset.state)].c.map(([from, to]) => data.versions[to < 0 ? from : to].t);
          const other = data.views.findIndex(candidate => touched.includes(candidate.table));
          if (other >= 0 && !touched.includes(data.views[Number(view.value)].table)) view.value = String(other);
          move(Number(link.dataset.state));
        }));
        draw();
      });
    })();
    """#
}

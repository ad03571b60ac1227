// Sorting by column: the page says everything without it.
document.querySelectorAll('table.sortable').forEach(function (table) {
  var body = table.tBodies[0];
  table.querySelectorAll('thead th').forEach(function (head, column) {
    var button = document.createElement('button');
    button.type = 'button';
    while (head.firstChild) button.appendChild(head.firstChild);
    head.appendChild(button);
    button.addEventListener('click', function () {
      var descending = head.getAttribute('aria-sort') === 'ascending';
      var rows = Array.from(body.rows);
      var key = function (row) { return row.cells[column].dataset.value; };
      rows.sort(function (a, b) {
        var x = key(a), y = key(b);
        // Masked and unknown values have no rank: they stay last, whichever way.
        if (x === undefined || y === undefined) {
          if (x === y) return a.cells[column].textContent.localeCompare(b.cells[column].textContent, 'fr') * (descending ? -1 : 1);
          return x === undefined ? 1 : -1;
        }
        return (x - y) * (descending ? -1 : 1);
      });
      rows.forEach(function (row) { body.appendChild(row); });
      table.querySelectorAll('thead th').forEach(function (other) { other.removeAttribute('aria-sort'); });
      head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
    });
  });
});

// The telephone desk by the arrows: from the search through those found to what can be booked, and Escape back to the search.
const stops = () => [...document.querySelectorAll('[data-arrow]')];

document.addEventListener('keydown', event => {
  const at = stops().indexOf(document.activeElement);
  if (event.key === 'Escape') {
    const search = document.querySelector('#q');
    search.focus();
    search.select();
    event.preventDefault();
  } else if (at >= 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
    stops()[at + (event.key === 'ArrowDown' ? 1 : -1)]?.focus();
    event.preventDefault();
  }
});

// Nothing is done here.
function greet(name) { return `${name}!`; }
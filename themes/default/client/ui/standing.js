// Paper says where its page stands, also where the site does not know its own address.

function nameAddress(line) {
  if (!line.hidden || !location.protocol.startsWith("http")) return;
  line.textContent = location.href.split("#")[0];
  line.hidden = false;
}

// Date.now is not for us
const at = Date.now();
const node = document.body;
const answer = await fetch('/v1/sales');
const document_id = sale.document;

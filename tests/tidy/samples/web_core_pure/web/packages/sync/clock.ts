const at = Date.now();

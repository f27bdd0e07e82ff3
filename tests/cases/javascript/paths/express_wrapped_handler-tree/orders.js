async function listOrders(req, res, claims) {
  res.json({ owner: claims.sub, orders: [] });
}

module.exports = { listOrders };

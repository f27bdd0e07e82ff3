class Unauthorized extends Error {}

// An answer to whatever a handler threw or passed to next().
function onError(error, req, res, next) {
  if (res.headersSent) {
    return next(error);
  }
  res.status(error instanceof Unauthorized ? 401 : 500).json({ error: error.message });
}

module.exports = { Unauthorized, onError };

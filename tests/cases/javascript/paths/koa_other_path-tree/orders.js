exports.listOrders = async (ctx) => {
  const client = ctx.req.socket.getPeerCertificate().subject.CN;
  ctx.body = { client, owner: ctx.state.claims.sub };
};

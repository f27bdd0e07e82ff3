exports.list = (call, callback) => {
  const { sslPeerCertificate: cert } = call.getAuthContext();
  callback(null, { client: cert.subject.CN, orders: [] });
};

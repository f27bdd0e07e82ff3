const { request } = require("undici");

exports.isAccepted = async function isAccepted(cert) {
  const answer = await request("https://directory.internal/accepted", { method: "POST", body: cert.raw });
  return answer.statusCode === 200;
};

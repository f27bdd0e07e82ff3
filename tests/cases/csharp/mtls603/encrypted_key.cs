// options: assume-mtls
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var key = RSA.Create();
key.ImportFromEncryptedPem(File.ReadAllText("issuer.key"), "secret");  // expect: MTLS603
var certificate = X509CertificateLoader.LoadCertificateFromFile("issuer.crt").CopyWithPrivateKey(key);
builder.Services.AddSingleton(new SigningCredentials(new X509SecurityKey(certificate), "RS256"));
builder.Build().Run();

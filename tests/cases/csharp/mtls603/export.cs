// options: assume-mtls
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var certificate = X509CertificateLoader.LoadCertificateFromFile("issuer.crt");
File.WriteAllBytes("backup.pfx", certificate.Export(X509ContentType.Pkcs12, "backup"));  // expect: MTLS603
builder.Services.AddSingleton(new SigningCredentials(new X509SecurityKey(certificate), "RS256"));
builder.Build().Run();

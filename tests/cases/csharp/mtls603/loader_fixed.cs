// options: assume-mtls
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var certificate = X509CertificateLoader.LoadPkcs12FromFile("issuer.p12", Environment.GetEnvironmentVariable("PFX_PASSWORD"));
builder.Services.AddSingleton(new SigningCredentials(new X509SecurityKey(certificate), "RS256"));
builder.Build().Run();

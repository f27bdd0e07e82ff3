// options: assume-mtls
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var password = builder.Configuration["Pfx:Password"] ?? "password";  // expect: MTLS603
var certificate = new X509Certificate2("issuer.pfx", password);
builder.Services.AddSingleton(new SigningCredentials(new X509SecurityKey(certificate), "RS256"));
builder.Build().Run();

// options: assume-mtls
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var certificate = new X509Certificate2("issuer.pfx", "changeit", X509KeyStorageFlags.EphemeralKeySet);  // expect: MTLS603
builder.Services.AddSingleton(new SigningCredentials(new X509SecurityKey(certificate), "RS256"));
builder.Build().Run();

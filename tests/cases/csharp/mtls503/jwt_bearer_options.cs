using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https =>
{
    https.ClientCertificateMode = ClientCertificateMode.RequireCertificate;
    https.CheckCertificateRevocation = true;
}));
builder.Services.AddAuthentication().AddJwtBearer(options =>
{
    options.TokenValidationParameters.ValidIssuer = "https://sts.example";
    options.TokenValidationParameters.ValidAudience = "orders";
    options.TokenValidationParameters.ValidateLifetime = false; // expect: MTLS503
});
var app = builder.Build();
app.UseAuthentication();
app.MapGet("/health", () => Results.Ok("up"));
app.Run();

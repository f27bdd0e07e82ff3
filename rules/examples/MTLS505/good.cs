using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureHttpsDefaults(https => https.ClientCertificateMode = ClientCertificateMode.RequireCertificate));
builder.Services.AddAuthentication().AddJwtBearer(options =>
{
    options.TokenValidationParameters = new TokenValidationParameters { IssuerSigningKey = Keys.Issuer, ValidIssuer = Settings.Issuer, ValidAudience = "orders" };
    options.Events = new JwtBearerEvents
    {
        OnTokenValidated = context =>
        {
            var client = context.HttpContext.Connection.ClientCertificate;
            if (client is null || !Clients.Allowed.Contains(client.Subject) || context.Principal.FindFirst("x5t#S256")?.Value != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
            {
                context.Fail("unbound token");
            }

            return Task.CompletedTask;
        },
    };
});

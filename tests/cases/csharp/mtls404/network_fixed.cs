// options: short-lived-certificates
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using System.Net;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapPost("/token", (HttpContext context) =>
{
    var network = IPNetwork.Parse("10.2.0.0/16");
    if (context.Connection.RemoteIpAddress is null || !network.Contains(context.Connection.RemoteIpAddress))
    {
        return Results.Forbid();
    }
    var pem = Uri.UnescapeDataString(context.Request.Headers["X-SSL-Client-Cert"].ToString());
    var client = X509Certificate2.CreateFromPem(pem);
    using var chain = new X509Chain();
    chain.ChainPolicy.CustomTrustStore.Add(Keys.Authority);
    if (!chain.Build(client))
    {
        return Results.Unauthorized();
    }

    var descriptor = new SecurityTokenDescriptor
    {
        Claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["cnf"] = new Dictionary<string, object> { ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) } },
        Expires = DateTime.UtcNow.AddMinutes(5),
        SigningCredentials = Keys.Signing,
    };
    return Results.Ok(new JsonWebTokenHandler().CreateToken(descriptor));
});

app.Run();

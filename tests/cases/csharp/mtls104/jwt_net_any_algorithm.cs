// options: client-certificates=verified short-lived-certificates
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using JWT;
using JWT.Algorithms;
using JWT.Serializers;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();

app.MapGet("/orders", async (HttpContext context) =>
{
    var client = context.Connection.ClientCertificate;
    if (client is null)
    {
        return Results.Unauthorized();
    }
    var token = context.Request.Headers.Authorization.ToString()[7..];
    var issuer = X509Certificate2.CreateFromPemFile("issuer.crt");
    var decoder = new JwtDecoder(new SystemTextSerializer(), Keys.Validator, new JwtBase64UrlEncoder());
    var claims = decoder.DecodeToObject<Dictionary<string, object>>(token, issuer.ExportCertificatePem(), verify: true);  // expect: MTLS104

    if ((string)claims["x5t#S256"] != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
    {
        return Results.Unauthorized();
    }

    return Results.Ok(Orders.Of((string)claims["sub"]));
});

app.Run();

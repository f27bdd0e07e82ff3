using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var credentials = new SigningCredentials(Keys.Load(app.Configuration), SecurityAlgorithms.EcdsaSha256);
var tokens = app.MapGroup("/tokens");
tokens.AddEndpointFilter(async (invocation, next) =>
{
    var client = invocation.HttpContext.Connection.ClientCertificate;
    if (client is null || !client.Verify())
    {
        app.Logger.LogWarning("refused");
        return Results.Forbid();
    }

    return await next(invocation);
});
var open = app.MapGroup("/open");
tokens.MapPut("/renew", (HttpContext context) =>
{
    var client = context.Connection.ClientCertificate!;
    var claims = new Dictionary<string, object> { ["sub"] = client.Subject, ["x5t#S256"] = Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)) };
    return TypedResults.Json(new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor { Claims = claims, SigningCredentials = credentials }));
});
app.Run();

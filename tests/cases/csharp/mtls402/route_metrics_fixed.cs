// options: client-certificates=verified short-lived-certificates
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var app = WebApplication.CreateBuilder(args).Build();
var api = app.MapGroup("/api");

api.MapGet("/orders", async (HttpContext context) =>
{
    var result = await Tokens.Verify(context);
    if (!result.IsValid || !Tokens.IsBound(context, result))
    {
        return Results.Unauthorized();
    }

    return Results.Ok(Store.Orders((string)result.Claims["sub"]));
});

api.MapDelete("/metrics", async (HttpContext context) =>
{
    var result = await Tokens.Verify(context);
    if (!result.IsValid)
    {
        return Results.Unauthorized();
    }

    return Results.Ok(Store.Cancel((string)result.Claims["sub"]));
});

app.Run();

static class Tokens
{
    public static Task<TokenValidationResult> Verify(HttpContext context) =>
        new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], Settings.Validation);

    public static bool IsBound(HttpContext context, TokenValidationResult result)
    {
        var client = context.Connection.ClientCertificate;
        return client is not null && (string)result.Claims["x5t#S256"] == Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
    }
}

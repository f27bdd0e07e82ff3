using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var parameters = app.Services.GetRequiredService<TokenValidationParameters>();

app.MapGet("/balance", (HttpContext context) => Results.Ok(context.Items["sub"]))
    .AddEndpointFilter(async (invocation, next) =>
    {
        var context = invocation.HttpContext;
        var client = await context.Connection.GetClientCertificateAsync();
        if (client is null || !client.Verify())
        {
            return Results.Unauthorized();
        }

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(context.Request.Headers.Authorization.ToString()[7..], parameters);
        if (!result.IsValid)
        {
            return Results.Unauthorized();
        }

        if ((string)result.Claims["x5t#S256"] != Base64UrlEncoder.Encode(SHA256.HashData(client.RawData)))
        {
            return Results.Unauthorized();
        }

        context.Items["sub"] = result.Claims["sub"];
        return await next(invocation);
    });

app.Run();

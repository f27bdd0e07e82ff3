using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var parameters = app.Services.GetRequiredService<TokenValidationParameters>();

app.MapGet("/orders", async (HttpContext context) =>
{
    var bearer = context.Request.Headers.Authorization.ToString()["Bearer ".Length..];
    var result = await new JsonWebTokenHandler().ValidateTokenAsync(bearer, parameters);
    if (!result.IsValid)
    {
        return Results.Unauthorized();
    }

    return Results.Ok(result.Claims["sub"]);
});

app.Run();

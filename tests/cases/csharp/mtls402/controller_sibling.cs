// options: client-certificates=verified short-lived-certificates
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

var app = WebApplication.CreateBuilder(args).Build();
app.MapControllers();
app.Run();

[ApiController]
public class OrdersController(TokenValidationParameters parameters, OrderStore orders) : ControllerBase
{
    [HttpGet("/orders")]
    public async Task<IActionResult> All()
    {
        var result = await Verify();
        if (!result.IsValid || !IsBound(result))
        {
            return Unauthorized();
        }

        return Ok(orders.Of((string)result.Claims["sub"]));
    }

    [HttpDelete("/orders")]  // expect: MTLS402
    public async Task<IActionResult> Cancel()
    {
        var result = await Verify();
        if (!result.IsValid)
        {
            return Unauthorized();
        }

        return Ok(orders.Cancel((string)result.Claims["sub"]));
    }

    private Task<TokenValidationResult> Verify() =>
        new JsonWebTokenHandler().ValidateTokenAsync(Request.Headers.Authorization.ToString()[7..], parameters);

    private bool IsBound(TokenValidationResult result)
    {
        var client = HttpContext.Connection.ClientCertificate;
        return client is not null && (string)result.Claims["x5t#S256"] == Base64UrlEncoder.Encode(SHA256.HashData(client.RawData));
    }
}

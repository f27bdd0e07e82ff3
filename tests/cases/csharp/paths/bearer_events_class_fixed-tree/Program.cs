using Microsoft.AspNetCore.Authentication.JwtBearer;
using Orders.Security;

var builder = WebApplication.CreateBuilder(args);
builder.RequireClientCertificates();
builder.Services.AddScoped<BoundTokenEvents>();
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
{
    options.Authority = builder.Configuration["Sts:Authority"];
    options.Audience = "orders";
    options.EventsType = typeof(BoundTokenEvents);
});
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/orders", (HttpContext context) =>
{
    app.Logger.LogInformation("orders for {Client}", context.Connection.ClientCertificate!.Subject);
    return Results.Ok(Array.Empty<string>());
}).RequireAuthorization();
app.Run();

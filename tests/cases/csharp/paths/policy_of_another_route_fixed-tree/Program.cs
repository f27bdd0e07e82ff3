using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Orders;
using Orders.Security;

var builder = WebApplication.CreateBuilder(args);
builder.RequireClientCertificates();
builder.Services.AddSingleton<IAuthorizationHandler, BoundTokenHandler>();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("bound", policy => policy.RequireAuthenticatedUser().AddRequirements(new BoundTokenRequirement()));
});
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
{
    options.Authority = "https://sts.example";
    options.Audience = "orders";
});
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGet("/audit", () => Results.NoContent()).RequireAuthorization("bound");
app.MapGet("/orders", OrderEndpoints.Read).RequireAuthorization("bound");
app.Run();

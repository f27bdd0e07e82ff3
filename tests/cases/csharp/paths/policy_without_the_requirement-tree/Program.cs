using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Orders;
using Orders.Security;

var builder = WebApplication.CreateBuilder(args);
builder.RequireClientCertificates();
builder.Services.AddSingleton<IAuthorizationHandler, BoundTokenHandler>();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("bound", policy => policy.RequireClaim("scope", "orders"));
});
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options => // expect: MTLS303
{
    options.Authority = "https://sts.example";
    options.Audience = "orders";
});
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
var orders = app.MapGroup("/orders").RequireAuthorization("bound");
orders.MapGet("/", OrderEndpoints.Read);
app.Run();

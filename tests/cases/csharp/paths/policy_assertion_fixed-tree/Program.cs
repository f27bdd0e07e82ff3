using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Orders;
using Orders.Security;

var builder = WebApplication.CreateBuilder(args);
builder.RequireClientCertificates();
builder.Services.AddSingleton<IAuthorizationHandler, BoundTokenHandler>();
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy("bound", policy => policy.RequireAssertion(context => context.Resource is HttpContext { Connection.ClientCertificate: { } client } && TokenBinding.Matches(context.User, client)));
});
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options =>
{
    options.Authority = "https://sts.example";
    options.Audience = "orders";
});
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapPatch("/orders/{id}", OrderEndpoints.Read).RequireAuthorization("bound");
app.Run();

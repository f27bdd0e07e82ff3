using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Orders;
using Orders.Security;

var builder = WebApplication.CreateBuilder(args);
builder.RequireClientCertificates();
builder.Services.AddSingleton<IAuthorizationHandler, BoundTokenHandler>();
builder.Services.AddAuthorizationBuilder().AddPolicy("bound", policy => policy.AddRequirements(new BoundTokenRequirement()));
builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(options => // expect: MTLS303
{
    options.Authority = "https://sts.example";
    options.Audience = "orders";
});
var app = builder.Build();
app.MapMethods("/orders", ["GET", "HEAD"], OrderEndpoints.Read).RequireAuthorization("bound");
app.Run();

using Sts;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<TokenIssuer>();
builder.Services.AddTransient<MtlsFilter>(services => new MtlsFilter(services.GetService<ILogger<MtlsFilter>>()!));
builder.Services.AddControllers(options => options.Filters.AddService<MtlsFilter>());
var app = builder.Build();
app.MapControllers();
app.Run();

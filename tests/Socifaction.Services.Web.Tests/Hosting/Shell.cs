using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Tests.Hosting;

/// <summary>The web shell alone, without an initiative and without a database, with one page that breaks.</summary>
internal sealed class Shell : IAsyncDisposable
{
    private readonly WebApplication app;

    private Shell(WebApplication app) => this.app = app;

    /// <summary>The folder of the repository that holds the solution.</summary>
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The folder of the Web project.</summary>
    public static string Web { get; } = Path.Combine(Root, "src", "Socifaction.Services.Web");

    public static async Task<Shell> StartAsync(string environment = "Production", Action<PageFrame>? frame = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Program).Assembly.GetName().Name,
            ContentRootPath = Web,
            EnvironmentName = environment,
        });
        builder.AddWebShell();
        builder.WebHost.UseTestServer();
        var app = builder.Build();
        app.UseWebShell();
        app.Use((context, next) =>
        {
            frame?.Invoke(context.RequestServices.GetRequiredService<PageFrame>());
            return next(context);
        });
        app.UseRouting();
        app.MapWebShell();
        app.MapGet("/breaks", string () => throw new InvalidOperationException("Secret words of a broken part"));
        foreach (var status in new[] { 400, 429, 503 })
            app.MapGet($"/answers/{status}", () => Results.StatusCode(status));
        await app.StartAsync();
        return new Shell(app);
    }

    /// <summary>A browser that shows redirects instead of following them.</summary>
    public HttpClient Browser()
    {
        var server = (TestServer)app.Services.GetRequiredService<IServer>();
        return new HttpClient(server.CreateHandler()) { BaseAddress = new Uri("https://kaimas.example/") };
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Socifaction.Services.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);
}

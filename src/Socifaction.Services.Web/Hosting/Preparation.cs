using Microsoft.AspNetCore.Identity;
using Socifaction.Services.Data;
using Socifaction.Services.People;

namespace Socifaction.Services.Web.Hosting;

/// <summary>What is done before the first request: the schema is brought up to date, the demo is seeded.</summary>
public static class Preparation
{
    /// <summary>The password of every staff account of the demo. There are no such accounts elsewhere.</summary>
    public const string DemoPassword = "kaimo-bendruomene";

    /// <summary>Migrates, and seeds the demo where the installation is one and has no initiative yet.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        var token = app.Lifetime.ApplicationStopping;
        await app.Services.GetRequiredService<Database>().MigrateAsync(token);
        if (app.Services.GetRequiredService<InstallationSettings>().Demo)
        {
            await using var scope = app.Services.CreateAsyncScope();
            var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<StaffAccount>>();
            await scope.ServiceProvider.GetRequiredService<DemoData>().SeedAsync(account => hasher.HashPassword(account, DemoPassword), token);
        }
    }
}

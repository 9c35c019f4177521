using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Data.Demo;
using Socifaction.Services.People;
using Socifaction.Services.Tenancy;

namespace Socifaction.Services.Data;

/// <summary>
/// The demo: four initiatives of Tauragės rajonas with invented people and a working week around today, booked through
/// the real use cases. Whatever the day, this week, today and the next working day are alive.
/// </summary>
public sealed class DemoData(ServicesDbContext db, IServiceScopeFactory scopes, IClock clock, Database database)
{
    private const string Locality = "taurages-rajonas";

    private static readonly Func<DemoHouse, Task<string>>[] Initiatives =
        [DemoKunigiskiai.SeedAsync, DemoPilaite.SeedAsync, DemoDacijonai.SeedAsync, DemoPagramantis.SeedAsync];

    private static readonly NewInitiative[] Opened =
        [DemoKunigiskiai.Initiative, DemoPilaite.Initiative, DemoDacijonai.Initiative, DemoPagramantis.Initiative];

    /// <summary>
    /// Seeds an installation that has no initiative yet; another is left as it is. The host says how the one password of
    /// all demo accounts is kept.
    /// </summary>
    public async Task SeedAsync(Func<StaffAccount, string> hashPassword, CancellationToken cancellationToken)
    {
        if (await db.Initiatives.AnyAsync(cancellationToken))
        {
            await RefuseHalfADemoAsync(cancellationToken);
            return;
        }

        var locality = new Locality { Slug = Locality, Name = "Tauragės rajonas" };
        db.Add(locality);
        db.AddRange(DemoGeography.SettlementsOf(locality));
        await db.SaveChangesAsync(cancellationToken);

        var accounts = new List<(Initiative Initiative, StaffAccount Account, string Name)>();
        foreach (var (opening, seed) in Opened.Zip(Initiatives))
        {
            await using var scope = scopes.CreateAsyncScope();
            var opened = await scope.ServiceProvider.GetRequiredService<OpenInitiative>()
                .RunAsync(opening with { LocalitySlug = Locality, IsLive = true }, cancellationToken);
            var initiative = opened.Value ?? throw new InvalidOperationException($"{opening.Slug}: {opened.Refusal}");
            scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
            var coordinator = await seed(new DemoHouse(scope.ServiceProvider, initiative, clock, cancellationToken));
            accounts.Add((initiative, Account(coordinator, initiative.Slug, hashPassword), coordinator));
        }

        db.ChangeTracker.Clear();
        db.AddRange(DemoAccounts.Overseers(locality, (name, at) => Account(name, at, hashPassword)));
        await db.SaveChangesAsync(cancellationToken);
        StaffAccount? lent = null;
        foreach (var (initiative, account, name) in accounts)
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<CurrentInitiative>().Enter(initiative);
            var house = new DemoHouse(scope.ServiceProvider, initiative, clock, cancellationToken);
            lent = await DemoAccounts.SeedAsync(house, scope.ServiceProvider.GetRequiredService<ServicesDbContext>(), initiative, lent, (who, at) => Account(who, at, hashPassword));
            await house.AddAsync(account, new StaffMember { AccountId = account.Id, Name = name, Role = Role.Coordinator, Phone = initiative.Phone });
        }

        await database.AnalyseAsync(cancellationToken);
    }

    /// <summary>„Rasa Jokubauskaitė“ of kunigiskiai signs in as rasa@kunigiskiai.demo.</summary>
    private static StaffAccount Account(string name, string slug, Func<StaffAccount, string> hashPassword)
    {
        var email = $"{SearchText.Fold(name.Split(' ')[0])}@{slug}.demo";
        var account = new StaffAccount
        {
            UserName = email,
            NormalizedUserName = email.ToUpperInvariant(),
            Email = email,
            NormalizedEmail = email.ToUpperInvariant(),
            EmailConfirmed = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.CreateVersion7().ToString("N"),
        };
        account.PasswordHash = hashPassword(account);
        return account;
    }

    private async Task RefuseHalfADemoAsync(CancellationToken cancellationToken)
    {
        var isDemo = await db.Localities.AnyAsync(l => l.Slug == Locality, cancellationToken);
        // The accounts are made last.
        if (isDemo && await db.StaffAccounts.CountAsync(a => a.Email!.EndsWith(".demo"), cancellationToken) < Opened.Length + DemoAccounts.Count)
        {
            throw new InvalidOperationException("The demo was broken off while it was being made. Delete its data directory and start again.");
        }
    }
}

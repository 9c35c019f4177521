using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Data;
using Socifaction.Services.Data.Kits;
using Socifaction.Services.People;
using Socifaction.Services.People.Membership;
using Socifaction.Services.People.Overseers;
using Socifaction.Services.Tenancy;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Input;

namespace Socifaction.Services.Web.Hosting;

/// <summary>The operator's commands: the same program, run beside the server or without it.</summary>
public static class CommandLine
{
    /// <summary>What there is to say, and how.</summary>
    public const string Usage = """
        initiative open SLUG --locality SLUG --name NAME --village VILLAGE --phone +370… --kit taxi,children,family,seniors
                             [--locality-name NAME] [--coordinator NAME] [--settlements "NAME; NAME 55.620 22.230"]
        operator invite --name NAME
        locality invite SLUG --name NAME
        staff invite SLUG --name NAME [--role coordinator|clerk|worker|driver|helper|viewer]
        staff reset E-MAIL
        """;

    /// <summary>Does what the words say and gives the exit code; null when they are no command and the server starts.</summary>
    public static async Task<int?> RunAsync(IServiceProvider house, IReadOnlyList<string> words, TextWriter output, CancellationToken token)
    {
        if (words is not ["initiative" or "staff" or "operator" or "locality", ..])
        {
            return null;
        }

        await using var scope = house.CreateAsyncScope();
        var services = scope.ServiceProvider;
        if (Options(words.Skip(words[0] == "operator" ? 2 : 3)) is not { } said)
        {
            return await SayAsync(output, 2, Usage);
        }

        return words switch
        {
            ["initiative", "open", var slug, ..] => await OpenAsync(services, slug, said, output, token),
            ["staff", "invite", var slug, ..] => await InviteAsync(services, slug, said, output, token),
            ["operator", "invite", ..] => await InviteOverseerAsync(services, null, said, output, token),
            ["locality", "invite", var slug, ..] => await InviteOverseerAsync(services, slug, said, output, token),
            ["staff", "reset", var email, ..] => await ResetAsync(services, email, output),
            _ => await SayAsync(output, 2, Usage),
        };
    }

    private static async Task<int> OpenAsync(IServiceProvider services, string slug, Dictionary<string, string> said, TextWriter output, CancellationToken token)
    {
        if (!said.TryGetValue("locality", out var locality) || !said.TryGetValue("name", out var name) || !said.TryGetValue("village", out var village)
            || !said.TryGetValue("phone", out var phone) || KitsOf(said.GetValueOrDefault("kit")) is not { } kits)
        {
            return await SayAsync(output, 2, Usage);
        }

        var settlements = SettlementInput.Read(said.GetValueOrDefault("settlements")?.Replace("; ", "\n", StringComparison.Ordinal)).ToList();
        if (settlements.Find(one => one.Settlement is null) is { Line: { } unread })
        {
            return await SayAsync(output, 1, $"Not opened: {unread} is no settlement. Write a name, or a name and its coordinates.");
        }

        var opened = await services.GetRequiredService<OpenWithKit>()
            .RunAsync(new(locality, slug, name, village, PhoneNumber.Parse(phone).Number?.E164 ?? phone) { Settlements = [.. settlements.Select(one => one.Settlement!)] },
                said.GetValueOrDefault("locality-name"), kits, token);
        if (opened.Refused(out var initiative, out var why))
        {
            return await SayAsync(output, 1, $"Not opened: {why}.");
        }

        await output.WriteLineAsync($"{initiative.Name} is open at {AddressOf(services, slug)} and rehearses until its coordinator says otherwise.");
        return said.TryGetValue("coordinator", out var coordinator)
            ? await InviteAsync(services, slug, new() { ["name"] = coordinator }, output, token) : 0;
    }

    private static async Task<int> InviteAsync(IServiceProvider services, string slug, Dictionary<string, string> said, TextWriter output, CancellationToken token)
    {
        if (!said.TryGetValue("name", out var typed) || TypedText.Line(typed, 120).Value is not { } name
            || !Enum.TryParse<Role>(said.GetValueOrDefault("role", nameof(Role.Coordinator)), ignoreCase: true, out var role) || !Enum.IsDefined(role))
        {
            return await SayAsync(output, 2, Usage);
        }

        var db = services.GetRequiredService<ServicesDbContext>();
        if (await db.Initiatives.AsNoTracking().SingleOrDefaultAsync(one => one.Slug == slug, token) is not { } initiative)
        {
            return await SayAsync(output, 1, $"There is no initiative {slug}.");
        }

        services.GetRequiredService<CurrentInitiative>().Enter(initiative);
        var invited = await services.GetRequiredService<InviteStaff>().RunAsync(new(Guid.CreateVersion7(), name, role, null, null, "operator"), token);
        return invited.Refused(out var link, out var why)
            ? await SayAsync(output, 1, $"Not invited: {why}.")
            : await SayAsync(output, 0, $"{name}, {role}. This link works once, until {link.ExpiresAt.InZone(initiative.Zone).Date:uuuu'-'MM'-'dd}:\n{AddressOf(services, slug)}/staff/sign-in/join/{link.Token}");
    }

    // Several divided by commas; null when one of them is none.
    private static List<StarterKit>? KitsOf(string? text)
    {
        var kits = new List<StarterKit>();
        foreach (var word in (text ?? "").Split(',', StringSplitOptions.TrimEntries))
        {
            if (!Enum.TryParse<StarterKit>(word, ignoreCase: true, out var kit) || !Enum.IsDefined(kit)) return null;
            kits.Add(kit);
        }

        return kits;
    }

    // Without a slug it is the platform's operator.
    private static async Task<int> InviteOverseerAsync(IServiceProvider services, string? slug, Dictionary<string, string> said, TextWriter output, CancellationToken token)
    {
        if (!said.TryGetValue("name", out var typed) || TypedText.Line(typed, 120).Value is not { } name)
        {
            return await SayAsync(output, 2, Usage);
        }

        var invited = await services.GetRequiredService<InviteOverseer>().RunAsync(new(Guid.CreateVersion7(), slug, name, "command line"), token);
        return invited.Refused(out var link, out var why)
            ? await SayAsync(output, 1, $"Not invited: {why}.")
            : await SayAsync(output, 0, $"{name}, {slug ?? "operator"}. This link works once, until {link.ExpiresAt.InZone(InitiativeZone.Usual).Date:uuuu'-'MM'-'dd}:\n{AddressOf(services, "platform")}/join/{link.Token}");
    }

    // Whoever lost password and telephone begins anew with the next link they are given.
    private static async Task<int> ResetAsync(IServiceProvider services, string email, TextWriter output)
    {
        var accounts = services.GetRequiredService<UserManager<StaffAccount>>();
        if (await accounts.FindByEmailAsync(email) is not { } account)
        {
            return await SayAsync(output, 1, "There is no such account.");
        }

        foreach (var passkey in await accounts.GetPasskeysAsync(account))
        {
            await accounts.RemovePasskeyAsync(account, passkey.CredentialId);
        }

        await accounts.SetTwoFactorEnabledAsync(account, false);
        await accounts.ResetAuthenticatorKeyAsync(account);
        await accounts.RemovePasswordAsync(account);
        await accounts.UpdateSecurityStampAsync(account);
        return await SayAsync(output, 0, "The account has no password, no second factor and no session any more. Give its owner a new link: staff invite, or the page of the team.");
    }

    private static string AddressOf(IServiceProvider services, string slug) =>
        $"{services.GetRequiredService<InstallationSettings>().PublicBaseUrl.ToString().TrimEnd('/')}/{slug}";

    private static async Task<int> SayAsync(TextWriter output, int code, string words)
    {
        await output.WriteLineAsync(words);
        return code;
    }

    // --name value pairs; null when they are none.
    private static Dictionary<string, string>? Options(IEnumerable<string> words)
    {
        var said = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in words.Chunk(2))
        {
            if (pair is not [['-', '-', .. var name], var value] || !said.TryAdd(name, value)) return null;
        }

        return said;
    }
}

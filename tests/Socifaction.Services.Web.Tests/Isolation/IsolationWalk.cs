using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.People;
using Socifaction.Services.Testing;

namespace Socifaction.Services.Web.Tests.Isolation;

/// <summary>
/// Goes through every door in every session with ids of its own initiative, of the neighbour and of nobody,
/// and writes down whatever tells the neighbour's from nobody's. A new page needs no new test.
/// </summary>
public sealed partial class IsolationWalk(WebApp app, Village own, Village other, CancellationToken cancellationToken) : IDisposable
{
    /// <summary>What every word of the neighbour's rows begins with.</summary>
    public const string Canary = "CANARY-B";

    private readonly Dictionary<string, WebSession> _sessions = [];
    private readonly Dictionary<WebSession, string> _tokens = [];

    /// <summary>What is wrong.</summary>
    public List<string> Findings { get; } = [];

    /// <summary>How many requests were made, and how many doors were opened with ids of one's own.</summary>
    public (int Requests, int Opened, int Doors) Count { get; private set; }

    /// <summary>Walks; only until a finding with these words when that is all that is asked.</summary>
    public async Task RunAsync(string? until = null)
    {
        _sessions["nobody"] = WebSession.Anonymous(app);
        _sessions["resident"] = await WebSession.ResidentAsync(app, Village.Phone);
        foreach (var role in Enum.GetValues<Role>())
            _sessions[role.ToString()] = await WebSession.StaffAsync(app, role, cancellationToken: cancellationToken);

        // The second question of a form is only asked when the first one has an answer.
        foreach (var (step, answer) in ((string, object)[])[("who", new { Person = own.Of("Resident").First() }), ("from", new { Place = "home" }), ("to", new { Place = own.Of("Destination").First() })])
            await _sessions["resident"].SubmitAsync($"~/rides/{own.Of("RideService").First()}/book/{step}", answer, cancellationToken: cancellationToken);
        await _sessions["resident"].SubmitAsync($"~/places/{own.Of("Activity").First()}/book/who", new { Who = own.Of("Resident").First() }, cancellationToken: cancellationToken);
        var before = await other.ReadAsync(app);
        var doors = (await Door.AllAsync(app, cancellationToken)).Where(door => !door.IsCommon)
            .OrderBy(door => door.Verb, StringComparer.Ordinal).ThenBy(door => !NeedsWhatStands(door)).ThenBy(door => door.Handler is "Ride" or "Again").ToList();
        if (doors.Count == 0) Findings.Add("no door was found");
        foreach (var door in doors.TakeWhile(_ => until is null || !Findings.Exists(finding => finding.Contains(until, StringComparison.Ordinal)))) await TryAsync(door);

        var after = await other.ReadAsync(app);
        foreach (var (row, values) in before.Where(row => after.GetValueOrDefault(row.Key) != row.Value)) Findings.Add($"the neighbour's {row} {values} was changed");
        foreach (var row in after.Keys.Except(before.Keys)) Findings.Add($"the neighbour was given a {row}");
        Count = Count with { Doors = doors.Count };
    }

    public void Dispose()
    {
        foreach (var session in _sessions.Values) session.Dispose();
    }

    private async Task TryAsync(Door door)
    {
        var (opened, asked) = (false, false);
        Dictionary<string, string>? opening = null;
        foreach (var (name, session) in _sessions)
        {
            var (values, answer) = await OpenAsync(door, session, opening);
            Look(door, name, answer);
            if (!IsOpen(answer)) continue;

            // Whoever is sent to sign in has not reached the handler: one foreign id shows it.
            var isBehind = IsToSignIn(answer) && !IsOut(door);
            opened |= !isBehind;
            opening ??= isBehind ? null : values;
            foreach (var id in door.Ids)
            {
                // A role decides whether the handler is reached, not what it reads: one staff member tries every kind of row.
                var foreigns = isBehind || asked ? [other.Twin(own, values[id])] : other.OneOfEach;
                await CompareAsync(door, $"{name}, {id}", session, foreigns, foreign => (With(values, id, foreign), null));
            }

            if (isBehind || asked) continue;
            foreach (var field in door.Fields.Where(field => field.MayHoldId))
                await CompareAsync(door, $"{name}, field {field.Name}", session, other.OneOfEach, foreign => (values, (field.Name, foreign)));
            asked = name is not ("nobody" or "resident");
        }

        if (opened) Count = Count with { Opened = Count.Opened + 1 };
        else Findings.Add($"{door}: no session opens it with ids of its own, so nothing is proved; seed what it needs in {nameof(Village)}");
        if (door.Verb == "GET") await NextDoorAsync(door, opening ?? []);
        // A limit that was reached would answer everything alike.
        await app.ReadAsync(db => db.Attempts.ExecuteDeleteAsync(cancellationToken));
    }

    // With the ids of one's own that the door takes, or with the last ones tried.
    private async Task<(Dictionary<string, string> Values, WebAnswer Answer)> OpenAsync(Door door, WebSession session, Dictionary<string, string>? opening)
    {
        List<Dictionary<string, string>> tries = [[]];
        foreach (var id in door.Ids) tries = [.. tries.SelectMany(values => own.Candidates(id).Select(candidate => With(values, id, candidate)))];
        // Some handlers are reached by the ids in a form alone.
        var meant = door.Fields.Where(field => field.MayHoldId && own.Meant(field.Name) is not null).Select(field => field.Name).ToList();
        if (door.Verb == "POST" && meant.Count > 0) tries = [.. tries, .. tries.Select(values => meant.Aggregate(values, (all, name) => With(all, name, own.Meant(name)!.Value)))];
        if (opening is not null) tries.Insert(0, opening);
        WebAnswer? answer = null;
        var last = tries[^1];
        foreach (var values in tries)
        {
            (last, answer) = (values, await SendAsync(door, session, values));
            // What a role may not do it may do with no id.
            if (IsOpen(answer) || answer.Status == 403) break;
        }

        return (last, answer!);
    }

    // The neighbour's own pages, with cookies of this initiative: as to a stranger, or not at all.
    private async Task NextDoorAsync(Door door, Dictionary<string, string> opening)
    {
        List<Dictionary<string, string>> tries = [[]];
        foreach (var id in door.Ids)
        {
            var candidates = opening.TryGetValue(id, out var opens) ? [other.Twin(own, opens)] : other.Candidates(id);
            tries = [.. tries.SelectMany(values => candidates.Select(candidate => With(values, id, candidate)))];
        }

        using var stranger = WebSession.Anonymous(app, other.Initiative);
        foreach (var values in tries)
        {
            var address = door.Address(other.Initiative.Slug, values);
            var strange = await stranger.GetAsync(address, cancellationToken);
            foreach (var (name, session) in _sessions)
            {
                var answer = await session.GetAsync(address, cancellationToken);
                Count = Count with { Requests = Count.Requests + 2 };
                if (answer.Status != 404 && Face(answer) != Face(strange)) Findings.Add($"{door}: {name} of another initiative gets {answer.Status} where a stranger gets {strange.Status}: {address}");
                if (strange.Status != 200 && answer.Body.Contains(Canary, StringComparison.Ordinal)) Findings.Add($"{door}: {name} reads the neighbour's words at {address}");
            }
        }
    }

    private async Task<WebAnswer> SendAsync(Door door, WebSession session, Dictionary<string, string> values, (string Name, Guid Id)? field = null)
    {
        Count = Count with { Requests = Count.Requests + 1 };
        var address = door.Address(session.Slug, values);
        if (door.Verb != "POST")
            return await session.GetAsync(field is { } asked ? $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{asked.Name}={asked.Id}" : address, cancellationToken);

        var fields = new Dictionary<string, string>(door.Usuals) { ["__RequestVerificationToken"] = await TokenAsync(session) };
        foreach (var name in door.Fields.Select(one => one.Name).Where(name => name.Equals("RequestId", StringComparison.OrdinalIgnoreCase))) fields[name] = Guid.CreateVersion7().ToString();
        foreach (var (name, value) in values.Where(value => !door.Ids.Contains(value.Key))) fields[name] = value;
        if (field is { } given) fields[given.Name] = given.Id.ToString();
        // Signing out would end the walk of this session, so it is done without its cookies.
        using var apart = IsOut(door) ? WebSession.Anonymous(app) : null;
        if (apart is not null) fields["__RequestVerificationToken"] = await TokenAsync(apart);
        return await (apart ?? session).PostAsync(address, fields, cancellationToken);
    }

    private async Task<string> TokenAsync(WebSession session)
    {
        if (_tokens.TryGetValue(session, out var token)) return token;
        // A token is worth something to the one it was made for: each area knows a person by a cookie of its own.
        var page = await session.GetAsync(session.Cookies.GetAllCookies().Any(cookie => cookie.Name == "soc-staff") ? "~/staff/sign-in" : "~/", cancellationToken);
        return _tokens[session] = page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
    }

    private void Look(Door door, string who, WebAnswer answer)
    {
        if (answer.Status >= 500) Findings.Add($"{door}: {who} gets {answer.Status} at {answer.Address}");
        if ((answer.Body + answer.Message.Headers).Contains(Canary, StringComparison.Ordinal)) Findings.Add($"{door}: {who} reads the neighbour's words at {answer.Address}");
    }

    private async Task CompareAsync(
        Door door, string who, WebSession session, IEnumerable<Guid> foreigns, Func<Guid, (Dictionary<string, string> Values, (string, Guid)? Field)> ask)
    {
        // Asked before and after: what a handler leaves behind must not look like a difference.
        var nobodys = await AskAsync(Guid.CreateVersion7());
        var answers = new List<(Guid Id, WebAnswer Answer)>();
        foreach (var foreign in foreigns) answers.Add((foreign, await AskAsync(foreign)));
        var again = await AskAsync(Guid.CreateVersion7());
        foreach (var (id, foreign) in answers)
        {
            var what = $"{who} = {string.Join('/', other.Rows.Where(row => row.Id == id).Select(row => row.Type).Distinct())}";
            Look(door, what, foreign);
            if (Face(foreign) != Face(nobodys) && Face(foreign) != Face(again))
                Findings.Add($"{door}: {what} answers {foreign.Status}, nobody's id {nobodys.Status}; or the two pages differ");
        }

        Task<WebAnswer> AskAsync(Guid id)
        {
            var (values, field) = ask(id);
            return SendAsync(door, session, values, field);
        }
    }

    private static bool IsOpen(WebAnswer answer) => answer.Status is < 400 or 409 or 422 or 429;

    // Those that only open while a booking stands or a form is answered so far come before those that may end or change it.
    private static bool NeedsWhatStands(Door door) =>
        door.Handler == "Ride" || ((string[])["/attendance/", "/week", "/book/time", "/book/from"]).Any(part => door.Pattern.RawText!.Contains(part, StringComparison.Ordinal));

    private static bool IsOut(Door door) => door.Handler == "Lock" || door.Pattern.RawText!.EndsWith("/out", StringComparison.Ordinal);

    private static bool IsToSignIn(WebAnswer answer) => answer.Location?.Contains("sign-in", StringComparison.Ordinal) == true;

    private static Dictionary<string, string> With(Dictionary<string, string> values, string name, Guid id) => new(values) { [name] = id.ToString() };

    // What a person could tell one answer from another by: without ids, tokens, what is sealed and what is thrown by dice.
    private static string Face(WebAnswer answer) => Changing().Replace(
        $"{answer.Status} {answer.Location} {answer.Message.Content.Headers.ContentType} {answer.Message.Headers.RetryAfter}\n{answer.Body}", "*");

    [GeneratedRegex(@"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}|CfDJ8[A-Za-z0-9_-]+|0HN[A-Z0-9:]+|""challenge"":""[^""]+""|/join/[A-Za-z0-9_-]+", RegexOptions.None, 2000)]
    private static partial Regex Changing();
}

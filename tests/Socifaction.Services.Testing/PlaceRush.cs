using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Socifaction.Services.Bookings;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Places;
using Socifaction.Services.Web.Pages.Places;

namespace Socifaction.Services.Testing;

/// <summary>What became of a form that was sent.</summary>
public enum Sent
{
    /// <summary>The page says that it is booked.</summary>
    Booked,

    /// <summary>A clear no, with other days.</summary>
    Refused,

    /// <summary>The connection broke: nobody knows.</summary>
    Unknown,

    /// <summary>Anything else, which is a fault.</summary>
    Broken,
}

/// <summary>A form filled to its last page: who, where, under which request id, with the cookies and the token of its browser.</summary>
public sealed record FilledForm(Guid RequestId, Guid SessionId, Guid ResidentId, string Path, string Cookie, string Token)
{
    /// <summary>Presses the last button.</summary>
    public async Task<Sent> SendAsync(HttpClient http, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path);
        request.Headers.Add("Cookie", Cookie);
        request.Content = new FormUrlEncodedContent([new("RequestId", RequestId.ToString()), new("__RequestVerificationToken", Token)]);
        try
        {
            using var answer = await http.SendAsync(request, cancellationToken);
            return answer.StatusCode == HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString.Contains("/done/", StringComparison.Ordinal) ? Sent.Booked
                : answer.StatusCode == HttpStatusCode.Conflict ? Sent.Refused
                : Sent.Broken;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or TaskCanceledException)
        {
            return Sent.Unknown;
        }
    }
}

/// <summary>Many signed-in people with many filled forms for the same sessions, ready to be sent at once.</summary>
public sealed class PlaceRush
{
    private readonly List<string> _cookies = [];
    private readonly List<string> _tokens = [];

    private PlaceRush(Activity activity, Session[] sessions, Resident[] people) => (Activity, Sessions, People) = (activity, sessions, people);

    public Activity Activity { get; }

    public IReadOnlyList<Session> Sessions { get; }

    public IReadOnlyList<Resident> People { get; }

    /// <summary>So many people, each signed in at a browser of their own, and so many sessions of a capacity within the next four weeks.</summary>
    public static async Task<PlaceRush> ArrangeAsync(WebApp app, int people, int sessions, int capacity, CancellationToken cancellationToken)
    {
        var activity = Given.Activity(roomLimit: capacity);
        var perDay = (sessions + 25) / 26;
        // From five in the morning on: no clock is changed then.
        var minutes = 1080 / perDay;
        Session[] all = [.. Enumerable.Range(0, sessions).Select(n => (Day: app.Today.PlusDays(1 + n / perDay), From: new LocalTime(5, 0).PlusMinutes(n % perDay * minutes)))
            .Select(at => Given.Session(activity, at.Day, capacity, app.Initiative, at.From, at.From.PlusMinutes(Math.Max(1, minutes - 1))))];
        Resident[] residents = [.. Enumerable.Range(0, people).Select(n => Given.Resident($"Žmogus{n}", "Kaimynas", $"+370613{n:00000}"))];
        await app.SaveAsync([activity, .. all, .. residents]);
        var rush = new PlaceRush(activity, all, residents);
        foreach (var resident in residents)
        {
            using var session = await WebSession.ResidentAsync(app, resident.Phones[0].E164);
            var page = (await session.GetAsync($"~/places/{activity.Id}/book/who", cancellationToken)).Expect(HttpStatusCode.OK);
            rush._tokens.Add(page.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!);
            rush._cookies.Add(string.Join("; ", session.Cookies.GetAllCookies().Where(cookie => cookie.Name is not "soc-draft").Select(cookie => $"{cookie.Name}={cookie.Value}")));
        }

        return rush;
    }

    /// <summary>A form of every person for each of the sessions, kept by the server as the earlier pages would have kept it.</summary>
    public async Task<IReadOnlyList<FilledForm>> FillAsync(WebApp app, IEnumerable<Session> sessions, CancellationToken cancellationToken)
    {
        await using var scope = app.Scope();
        var db = scope.ServiceProvider.GetRequiredService<ServicesDbContext>();
        var protector = scope.ServiceProvider.GetRequiredService<IDataProtectionProvider>().CreateProtector("booking-draft", app.Initiative.Id.ToString());
        var forms = new List<FilledForm>();
        foreach (var session in sessions)
        {
            for (var i = 0; i < People.Count; i++)
            {
                var key = RandomNumberGenerator.GetBytes(32);
                var draft = new BookingDraft
                {
                    KeyHash = SHA256.HashData(key),
                    OfferingId = Activity.Id,
                    Answers = protector.Protect(JsonSerializer.Serialize(new PlaceAnswers { ResidentIds = [People[i].Id], SessionIds = [session.Id] })),
                    UpdatedAt = app.Clock.GetCurrentInstant(),
                };
                db.BookingDrafts.Add(draft);
                forms.Add(new(draft.Id, session.Id, People[i].Id, $"/{app.Initiative.Slug}/places/{Activity.Id}/book/check",
                    $"{_cookies[i]}; soc-draft={WebEncoders.Base64UrlEncode(key)}", _tokens[i]));
            }
        }

        await db.SaveChangesAsync(cancellationToken);
        return forms;
    }

    /// <summary>What the use case is asked for one person and session, without a web page.</summary>
    public PlacesWanted Wanted(Session session, Resident person) => new(
        Guid.CreateVersion7(), [session.Id], [person.Id], "", new Asking(new Actor(ActorKind.Resident, person.Id, person.FullName), Channel.Web));

    /// <summary>Each session with its count of taken places and of places that live.</summary>
    public static Task<List<(Guid Id, int Capacity, int Taken, int Live)>> CountAsync(WebApp app, CancellationToken cancellationToken) => app.ReadAsync(async db =>
        (await db.Sessions.AsNoTracking().Select(s => new { s.Id, s.Capacity, s.Taken, Live = db.Places.Count(p => p.SessionId == s.Id && p.Status == BookingStatus.Booked) })
            .ToListAsync(cancellationToken)).ConvertAll(s => (s.Id, s.Capacity, s.Taken, s.Live)));
}

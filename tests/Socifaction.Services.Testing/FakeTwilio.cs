using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NodaTime;
using Socifaction.Services.Reminders;

namespace Socifaction.Services.Testing;

/// <summary>What goes wrong with one request to create a message.</summary>
public enum TwilioFault
{
    None,

    /// <summary>The connection is cut before the message is taken.</summary>
    DropBefore,

    /// <summary>The message is taken, then the connection is cut.</summary>
    DropAfter,
    ErrorBefore,
    ErrorAfter,
    TooMany,
    TooManyWithRetryAfter,

    /// <summary>The message is taken, and the answer comes later than anyone waits.</summary>
    SlowAfter,

    /// <summary>The message is taken, and the answer is not JSON.</summary>
    GarbageAfter,

    /// <summary>A proxy's page in HTML with status 400; the message is not taken.</summary>
    ForeignRefusal,
}

/// <summary>A message or a call that the fake provider took.</summary>
public sealed class FakeMessage
{
    public required string Sid { get; init; }

    public required string To { get; init; }

    public required string From { get; init; }

    public required string Body { get; init; }

    public required Uri? Callback { get; init; }

    public required int? ValidityPeriod { get; init; }

    /// <summary>Of a call: where it asks what to say.</summary>
    public Uri? Script { get; init; }

    /// <summary>Of a call that is over: who answered, in Twilio's word.</summary>
    public string? AnsweredBy { get; set; }

    public required Instant At { get; init; }

    public string Status { get; set; } = "queued";

    public int? ErrorCode { get; set; }
}

/// <summary>
/// Twilio's Messages and Calls as a real HTTP server on this machine: create, fetch and list with their rules and
/// faults, and signed callbacks that are sent when a test says so. Strict: a field that Twilio does not know is refused.
/// </summary>
public sealed class FakeTwilio : IAsyncDisposable
{
    public const string AccountSid = "AC0123456789abcdef0123456789abcdef";
    public const string AuthToken = "token-of-the-fake-account";

    /// <summary>The number that its calls come from.</summary>
    public const string CallsFrom = "+37060000009";

    private static readonly string[] Fields =
        ["To", "From", "MessagingServiceSid", "Body", "StatusCallback", "ValidityPeriod", "SmartEncoded", "MaxPrice", "ProvideFeedback"];

    private static readonly string[] CallFields =
        ["To", "From", "Url", "StatusCallback", "MachineDetection", "Timeout", "TimeLimit"];

    private readonly WebApplication _app;
    private int _posts;
    private int _numbered;

    private FakeTwilio(WebApplication app, IClock clock) => (_app, Clock) = (app, clock);

    public Uri Url { get; private set; } = null!;

    /// <summary>The provider's clock.</summary>
    public IClock Clock { get; set; }

    public ConcurrentQueue<FakeMessage> Taken { get; } = new();

    public ConcurrentQueue<FakeMessage> Calls { get; } = new();

    /// <summary>How often a create was asked, whatever came of it.</summary>
    public int Posts => _posts;

    /// <summary>What goes wrong with the next create; nothing unless told.</summary>
    public Func<TwilioFault> NextFault { get; set; } = () => TwilioFault.None;

    /// <summary>An error code that every create is refused with, if any.</summary>
    public int? RefuseWith { get; set; }

    /// <summary>Whether fetching and listing answer with 503.</summary>
    public bool CannotBeAsked { get; set; }

    /// <summary>How long a message taken is not yet in the list.</summary>
    public Duration ListLag { get; set; }

    /// <summary>How its callbacks reach the product: over the network, unless a test gives a shorter way.</summary>
    public HttpClient Network { get; set; } = new();

    /// <summary>Called when a message was taken, before the answer.</summary>
    public Func<FakeMessage, Task> WhenTaken { get; set; } = _ => Task.CompletedTask;

    /// <summary>How the product reaches it.</summary>
    public TwilioSettings Settings(Uri? publicBaseUrl = null, TimeSpan? timeout = null, string token = AuthToken) =>
        new(AccountSid, token, "Socifaction", Url, publicBaseUrl) { CallsFrom = CallsFrom, Timeout = timeout ?? TimeSpan.FromSeconds(10) };

    public static async Task<FakeTwilio> StartAsync(IClock clock, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var fake = new FakeTwilio(app, clock);
        const string account = "/2010-04-01/Accounts/{account}/";
        app.Use(fake.CheckAccountAsync);
        app.MapPost(account + "Messages.json", (Delegate)fake.CreateMessageAsync);
        app.MapPost(account + "Calls.json", (Delegate)fake.CreateCallAsync);
        app.MapGet(account + "{kind}.json", fake.List);
        app.MapGet(account + "{kind}/{sid}.json", fake.Fetch);
        await app.StartAsync(cancellationToken);
        fake.Url = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());
        return fake;
    }

    /// <summary>The signed form that tells of a message's status.</summary>
    public static (Dictionary<string, string> Form, string Signature) Callback(
        FakeMessage message, string status, int? errorCode = null, string account = AccountSid, string token = AuthToken, Uri? at = null)
    {
        var kind = message.Script is null ? "Message" : "Call";
        var form = new Dictionary<string, string>
        {
            [kind + "Sid"] = message.Sid,
            [kind + "Status"] = status,
            ["AccountSid"] = account,
            ["From"] = message.From,
            ["To"] = message.To,
            ["ApiVersion"] = "2010-04-01",
        };
        if (errorCode is { } code)
        {
            form["ErrorCode"] = code.ToString(CultureInfo.InvariantCulture);
        }

        return (form, TwilioSignature.Compute(token, (at ?? message.Callback)!.AbsoluteUri, form));
    }

    /// <summary>Sends the signed callback of a status, and keeps the status.</summary>
    public async Task<HttpResponseMessage> TellAsync(FakeMessage message, string status, int? errorCode = null)
    {
        (message.Status, message.ErrorCode) = (status, errorCode);
        var (form, signature) = Callback(message, status, errorCode);
        using var request = new HttpRequestMessage(HttpMethod.Post, message.Callback) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", signature);
        return await Network.SendAsync(request);
    }

    /// <summary>The signed form with which a call asks what to say: with a key, or with who answered.</summary>
    public static (Dictionary<string, string> Form, string Signature) Asks(
        FakeMessage call, string? key = null, string answeredBy = "human", string token = AuthToken, Uri? at = null)
    {
        var form = new Dictionary<string, string>
        {
            ["CallSid"] = call.Sid, ["AccountSid"] = AccountSid, ["From"] = call.From, ["To"] = call.To, ["CallStatus"] = "in-progress",
            ["Direction"] = "outbound-api", ["ApiVersion"] = "2010-04-01", ["AnsweredBy"] = answeredBy,
        };
        if (key is not null)
        {
            form["Digits"] = key;
        }

        return (form, TwilioSignature.Compute(token, (at ?? call.Script)!.AbsoluteUri, form));
    }

    /// <summary>Asks what to say in a call; what it is told.</summary>
    public async Task<string> AskAsync(FakeMessage call, string? key = null, string answeredBy = "human")
    {
        var (form, signature) = Asks(call, key, answeredBy);
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Script) { Content = new FormUrlEncodedContent(form) };
        request.Headers.Add("X-Twilio-Signature", signature);
        using var answer = await Network.SendAsync(request);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Network.Dispose();
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private static IResult Problem(int status, int code) => Results.Json(
        new { code, message = "No.", more_info = $"https://www.twilio.com/docs/errors/{code}", status }, statusCode: status);

    private Task CheckAccountAsync(HttpContext context, RequestDelegate next)
    {
        var expected = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{AccountSid}:{AuthToken}"));
        return context.Request.Headers.Authorization == expected && context.Request.Path.Value!.Contains(AccountSid, StringComparison.Ordinal)
            ? next(context)
            : Problem(401, 20003).ExecuteAsync(context);
    }

    private Task<IResult> CreateMessageAsync(HttpContext context) => CreateAsync(context, Refusal, Message);

    private Task<IResult> CreateCallAsync(HttpContext context) => CreateAsync(context, RefusalOfCall, Call);

    private async Task<IResult> CreateAsync(HttpContext context, Func<IFormCollection, int?> refusal, Func<IFormCollection, FakeMessage> take)
    {
        Interlocked.Increment(ref _posts);
        if (!context.Request.HasFormContentType || context.Request.ContentType!.StartsWith("multipart", StringComparison.Ordinal))
        {
            return Results.StatusCode(415);
        }

        var form = await context.Request.ReadFormAsync();
        var fault = NextFault();
        switch (fault)
        {
            case TwilioFault.DropBefore:
                context.Abort();
                return Results.Empty;
            case TwilioFault.ErrorBefore:
                return Problem(500, 20500);
            case TwilioFault.TooMany:
                return Problem(429, 20429);
            case TwilioFault.TooManyWithRetryAfter:
                context.Response.Headers.RetryAfter = "120";
                return Problem(429, 20429);
            case TwilioFault.ForeignRefusal:
                return Results.Content("<html>Bad gateway</html>", "text/html", statusCode: 400);
        }

        if ((RefuseWith ?? refusal(form)) is { } code)
        {
            return Problem(400, code);
        }

        var message = take(form);
        await WhenTaken(message);
        switch (fault)
        {
            case TwilioFault.DropAfter:
                context.Abort();
                return Results.Empty;
            case TwilioFault.ErrorAfter:
                return Problem(500, 20500);
            case TwilioFault.GarbageAfter:
                return Results.Content("<html>Created, perhaps</html>", "text/html", statusCode: 201);
            case TwilioFault.SlowAfter:
                await Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
                return Results.Empty;
        }

        return Results.Json(Resource(message, "queued"), statusCode: 201);
    }

    private FakeMessage Message(IFormCollection form)
    {
        var message = New("SM", form);
        Taken.Enqueue(message);
        return message;
    }

    private FakeMessage Call(IFormCollection form)
    {
        var call = New("CA", form);
        Calls.Enqueue(call);
        return call;
    }

    private FakeMessage New(string kind, IFormCollection form) => new()
    {
        Sid = $"{kind}{Interlocked.Increment(ref _numbered):x32}",
        To = form["To"].ToString(),
        From = form["From"].ToString(),
        Body = form["Body"].ToString(),
        Callback = form["StatusCallback"] is [{ } callback] ? new Uri(callback) : null,
        ValidityPeriod = form["ValidityPeriod"] is [{ } seconds] ? int.Parse(seconds, CultureInfo.InvariantCulture) : null,
        Script = form["Url"] is [{ } url] ? new Uri(url) : null,
        At = Clock.GetCurrentInstant(),
    };

    private int? RefusalOfCall(IFormCollection form) =>
        form.Keys.Any(key => !CallFields.Contains(key)) ? 20001
        : form["To"].ToString() is not ['+', >= '1' and <= '9', ..] ? 21211
        : form["From"].ToString() is not ['+', >= '1' and <= '9', ..] ? 21212
        : !Uri.TryCreate(form["Url"], UriKind.Absolute, out _) ? 21205
        : null;

    private int? Refusal(IFormCollection form) =>
        form.Keys.Any(key => !Fields.Contains(key)) ? 20001
        : form["To"].Count == 0 ? 21604
        : form["From"].Count == 0 ? 21603
        : form["To"].ToString() is not ['+', >= '1' and <= '9', ..] ? 21211
        : form["Body"].ToString().Length is 0 ? 21602
        : form["Body"].ToString().Length > 1600 ? 21617
        : form["StatusCallback"] is [{ } url] && !Uri.TryCreate(url, UriKind.Absolute, out _) ? 21609
        : null;

    private ConcurrentQueue<FakeMessage> Of(string kind) => kind == "Calls" ? Calls : Taken;

    private IResult Fetch(string kind, string sid) =>
        CannotBeAsked ? Results.StatusCode(503)
        : Of(kind).FirstOrDefault(m => m.Sid == sid) is { } message ? Results.Json(Resource(message, message.Status))
        : Problem(404, 20404);

    private IResult List(string kind, HttpRequest request)
    {
        if (CannotBeAsked)
        {
            return Results.StatusCode(503);
        }

        var size = int.TryParse(request.Query["PageSize"], CultureInfo.InvariantCulture, out var asked) ? Math.Min(asked, 1000) : 50;
        var page = int.TryParse(request.Query["Page"], CultureInfo.InvariantCulture, out var number) ? number : 0;
        var to = request.Query["To"].ToString();
        var listed = Clock.GetCurrentInstant() - ListLag;
        var all = Of(kind).Where(m => (to.Length == 0 || m.To == to) && m.At <= listed).OrderByDescending(m => m.At).ToList();
        var next = all.Count > (page + 1) * size
            ? $"/2010-04-01/Accounts/{AccountSid}/{kind}.json?To={Uri.EscapeDataString(to)}&PageSize={size}&Page={page + 1}"
            : null;
        var rows = all.Skip(page * size).Take(size).Select(m => Resource(m, m.Status));
        return kind == "Calls"
            ? Results.Json(new { calls = rows, next_page_uri = next, page, page_size = size })
            : Results.Json(new { messages = rows, next_page_uri = next, page, page_size = size });
    }

    private static object Resource(FakeMessage message, string status) => new
    {
        sid = message.Sid,
        status,
        to = message.To,
        from = message.From,
        body = message.Script is null ? message.Body : null,
        answered_by = message.AnsweredBy,
        num_segments = "1",
        error_code = message.ErrorCode,
        error_message = (string?)null,
        price = (string?)null,
        date_created = message.At.ToDateTimeUtc().ToString("ddd, dd MMM yyyy HH:mm:ss '+0000'", CultureInfo.InvariantCulture),
        account_sid = AccountSid,
    };
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Reminders;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;

namespace Socifaction.Services.Web.Pages.Staff.Rides;

/// <summary>The rides of a day in order of time. The table asks for itself every 15 seconds and is sent only when it has changed.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class BoardModel(ServicesDbContext db, InitiativeClock clock) : StaffPage
{
    [BindProperty(SupportsGet = true, Name = "date")]
    public string? Asked { get; set; }

    public LocalDate Today => clock.Today;

    public LocalDate Date { get; private set; }

    public IReadOnlyList<RideRow> Rows { get; private set; } = [];

    /// <summary>By group of rides.</summary>
    public IReadOnlyDictionary<Guid, Told> ToldOf { get; private set; } = new Dictionary<Guid, Told>();

    /// <summary>Changes whenever something on the board does.</summary>
    public string Mark { get; private set; } = "";

    public Task OnGetAsync() => ReadAsync();

    /// <summary>The table alone; 304 when it is as it was.</summary>
    public async Task<IActionResult> OnGetRowsAsync()
    {
        await ReadAsync();
        Response.Headers.ETag = Mark;
        return Request.Headers.IfNoneMatch.Contains(Mark) ? StatusCode(StatusCodes.Status304NotModified) : Partial("_Board", this);
    }

    private async Task ReadAsync()
    {
        Date = DayOf(Asked, Today);
        Rows = await db.ListRideRowsAsync(Date, Token);
        ToldOf = await db.ListToldAsync(Date, Token);
        Mark = MarkOf();
    }

    // Everything that is shown, in the reader's language, by this build of the page.
    private string MarkOf()
    {
        var said = JsonSerializer.SerializeToUtf8Bytes(new
        {
            Build = GetType().Module.ModuleVersionId,
            CultureInfo.CurrentUICulture.Name,
            Day = Text(Date),
            Rows = Rows.Select(row => row.ToString()),
            Told = ToldOf.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}"),
        });
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(said).AsSpan(0, 12))}\"").ToString();
    }
}

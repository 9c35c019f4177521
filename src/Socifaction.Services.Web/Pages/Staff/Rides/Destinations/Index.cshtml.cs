using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using Socifaction.Services.Data;
using Socifaction.Services.Rides;
using Socifaction.Services.Time;
using Socifaction.Services.Web.Hosting;
using Socifaction.Services.Web.Texts;

namespace Socifaction.Services.Web.Pages.Staff.Rides.Destinations;

/// <summary>Where people often go, in the order in which it is offered.</summary>
[Authorize(SignInCookies.StaffPolicy)]
public sealed class IndexModel(ServicesDbContext db) : StaffPage
{
    public IReadOnlyList<Destination> Destinations { get; private set; } = [];

    public async Task OnGetAsync() => Destinations = await db.Destinations.AsNoTracking()
        .OrderBy(place => place.Order).ThenBy(place => place.Name).ThenBy(place => place.Id).ToListAsync(Token);

    /// <summary>„pirmadienis 8.00–12.00, 13.00–17.00“, a line for each day with hours.</summary>
    public static IEnumerable<string> HoursOf(Destination place)
    {
        var hours = place.Hours.Length == 0 ? WeeklyHours.Closed : WeeklyHours.Parse(place.Hours);
        return Enumerable.Range(1, 7).Select(day => (IsoDayOfWeek)day).Where(day => hours.On(day).Count > 0)
            .Select(day => $"{LocalFormat.Weekday(day)} {EditModel.InWords(hours.On(day))}");
    }
}

using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Socifaction.Services.Appointments;
using Socifaction.Services.Appointments.Meals;
using Socifaction.Services.Appointments.Visits;
using Socifaction.Services.Data;
using Socifaction.Services.People;
using Socifaction.Services.Rides;
using Socifaction.Services.Stays;
using Words = Socifaction.Services.Web.Texts.Staff;

namespace Socifaction.Services.Web.Hosting;

/// <summary>Fills the staff's navigation on every page under /Staff, by what the initiative offers.</summary>
public sealed class StaffFrame(PageFrame frame, SignedIn signedIn, ServicesDbContext db) : IAsyncPageFilter
{
    public async Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context)
    {
        if (signedIn.Staff is null || context.HttpContext.Request.Headers.ContainsKey("HX-Request"))
        {
            return;
        }

        var token = context.HttpContext.RequestAborted;
        var rooms = await db.Offerings.Select(o => o is RideService ? "Rides" : o is AppointmentType || o is HomeHelp ? "Appointments" : o is MealService ? "Meals"
            : o is Premises ? "Stays" : "Places").Distinct().ToListAsync(token);
        var home = context.HttpContext.Request.PathBase + "/staff";
        frame.StaffName = signedIn.Staff.Name;
        frame.Section = SectionOf(context.ActionDescriptor);
        NavigationLink[] all =
        [
            new("Index", Words.NavToday, home),
            new("Desk", Texts.PhoneDesk.Nav, home + "/desk"),
            .. rooms.Contains("Rides") ? [new NavigationLink("Rides", Words.NavRides, home + (signedIn.Staff.Role == Role.Driver ? "/rides/sheet" : "/rides/board"))] : Array.Empty<NavigationLink>(),
            .. rooms.Contains("Places") ? [new NavigationLink("Places", Words.NavPlaces, home + "/places/board")] : Array.Empty<NavigationLink>(),
            .. rooms.Contains("Appointments") ? [new NavigationLink("Appointments", Texts.Times.NavTimes, home + "/appointments/week")] : Array.Empty<NavigationLink>(),
            .. rooms.Contains("Meals") ? [new NavigationLink("Meals", Texts.Meals.Title, home + "/meals/board")] : Array.Empty<NavigationLink>(),
            .. rooms.Contains("Stays") ? [new NavigationLink("Stays", Texts.Stays.Nav, home + "/stays/board")] : Array.Empty<NavigationLink>(),
            new("Schedule", Texts.Changes.Nav, home + "/schedule"),
            new("Requests", Words.NavRequests, home + "/requests"),
            new("Residents", Words.NavResidents, home + "/residents"),
            new("Messages", Words.NavMessages, home + "/messages"),
            new("Help", Texts.Access.NavHelp, home + "/help"),
            new("Settings", Texts.Offerings.SettingsTitle, home + "/settings"),
        ];
        var (role, start) = (signedIn.Staff.Role, context.HttpContext.Request.PathBase.Value!.Length);
        frame.Navigation = [.. all.Where(link => StaffDoors.MayOpen(role, link.Href[start..]) && (link.Section != "Help" || role == Role.Helper))];
    }

    public Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => next();

    // „/Staff/Rides/Board“ belongs to Rides; the week of all to today; what is offered and who works here are settings.
    private static string SectionOf(CompiledPageActionDescriptor page) => page.ViewEnginePath.Split('/')[2] switch
    {
        "Week" => "Index",
        "Offerings" or "People" or "Start" => "Settings",
        var section => section,
    };
}

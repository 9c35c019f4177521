using Socifaction.Services.Web.Pages.Staff;
using Socifaction.Services.Web.Pages.Staff.Requests;

namespace Socifaction.Services.Web.Texts;

/// <summary>Words of the boards of all offerings.</summary>
public static class BoardTexts
{
    public static string InWords(this BoardKind kind) => kind switch
    {
        BoardKind.Rides => Staff.NavRides,
        BoardKind.Places => Staff.NavPlaces,
        BoardKind.Appointments => Times.NavTimes,
        BoardKind.Visits => Visits.Title,
        BoardKind.Meals => Meals.Title,
        BoardKind.Stays => Stays.Nav,
    };

    public static string InWords(this InboxKind kind) => kind switch
    {
        InboxKind.Request => Boards.InboxRequest,
        InboxKind.Reply => Boards.InboxReply,
        InboxKind.CallBack => Boards.InboxCallBack,
        InboxKind.Offer => Boards.InboxOffer,
    };
}

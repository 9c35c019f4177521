namespace Socifaction.Services.DialARide;

/// <summary>A driver's break: so many seconds at a point, begun within the window, with nobody on board.</summary>
public sealed record Break(int Point, Window Begin, int Length)
{
    public int Point { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(Point);

    public int Length { get; init => field = Preconditions.NotNegative(value); } = Preconditions.NotNegative(Length);
}

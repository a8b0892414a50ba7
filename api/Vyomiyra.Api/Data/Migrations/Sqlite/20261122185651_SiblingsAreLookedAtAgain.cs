using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Vyomiyra.Api.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SiblingsAreLookedAtAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "LookAgainSince",
                table: "UnmatchedConversations",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "UnmatchedReferences",
                columns: table => new
                {
                    ConversationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Key = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_UnmatchedReferences", x => new { x.Key, x.ConversationId });
                    table.ForeignKey(
                        name: "FK_UnmatchedReferences_UnmatchedConversations_ConversationId",
                        column: x => x.ConversationId,
                        principalTable: "UnmatchedConversations",
                        principalColumn: "ConversationId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_UnmatchedConversations_LookAgainSince",
                table: "UnmatchedConversations",
                column: "LookAgainSince");

            migrationBuilder.CreateIndex(
                name: "IX_UnmatchedReferences_ConversationId",
                table: "UnmatchedReferences",
                column: "ConversationId");

            // Of those that wait already nobody knows what they name: looking at them tells.
            migrationBuilder.Sql("UPDATE UnmatchedConversations SET LookAgainSince = Since");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "UnmatchedReferences");

            migrationBuilder.DropIndex(
                name: "IX_UnmatchedConversations_LookAgainSince",
                table: "UnmatchedConversations");

            migrationBuilder.DropColumn(
                name: "LookAgainSince",
                table: "UnmatchedConversations");
        }
    }
}
